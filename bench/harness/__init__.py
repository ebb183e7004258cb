"""What the programs in bench share: servers on a processor of their own, loads and cases."""
