"""What the black-box tests share: servers, a raw RESP client, transcripts."""
