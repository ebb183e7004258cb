#include "store/score_tree.h"

#include "base/check.h"

namespace perilune {
namespace {

// Returns whether the element `a`, which has `a_score`, stands in front of `b` or is `b`.
struct IsNotBehind {
  explicit IsNotBehind(const SortedSetMember& b) : member(b), score(b.score()) {}

  bool operator()(double a_score, const SortedSetMember& a) const {
    if (a_score != score) return a_score < score;
    return &a == &member || a.key() < member.key();
  }

  const SortedSetMember& member;
  const double score;
};

// Returns the first slot from `from` on whose element is not before, node.size if all are.
// Requires: none is before that stands behind one that is not.
template <typename Node, typename IsBefore>
size_t PartitionPoint(const Node& node, size_t from, IsBefore is_before) {
  size_t slots = node.size - from;
  while (slots > 0) {
    const size_t half = slots / 2;
    const bool before = is_before(node.scores[from + half], *node.members[from + half]);
    from = before ? from + half + 1 : from;
    slots = before ? slots - half - 1 : half;
  }
  return from;
}

// Returns the child that the last element which is before is in, if there is one.
template <typename IsBefore>
size_t ChildOf(const ScoreInner& node, IsBefore is_before) {
  return PartitionPoint(node, 1, is_before) - 1;
}

// Moves slots so that either has half of them.
template <typename Node>
void Balance(Node& left, Node& right) {
  const size_t half = (left.size + right.size) / 2;
  if (left.size < half) {
    MoveSlots(right, 0, half - left.size, left, left.size);
  } else {
    MoveSlots(left, half, left.size - half, right, 0);
  }
}

void Describe(ScoreInner& parent, size_t index, size_t level) {
  if (level == 0) {
    parent.Describe<ScoreLeaf>(index);
  } else {
    parent.Describe<ScoreInner>(index);
  }
}

void Link(ScoreLeaf& leaf, ScoreLeaf& added) {
  added.previous = &leaf;
  added.next = leaf.next;
  if (leaf.next != nullptr) leaf.next->previous = &added;
  leaf.next = &added;
}

void Unlink(ScoreLeaf& leaf) {
  if (leaf.previous != nullptr) leaf.previous->next = leaf.next;
  if (leaf.next != nullptr) leaf.next->previous = leaf.previous;
}

void Unlink(ScoreInner&) {}

}  // namespace

void ScoreTree::Insert(const SortedSetMember& member) {
  if (root_ == nullptr) root_ = New<ScoreLeaf>();
  Path path;
  const IsNotBehind is_before(member);
  ScoreLeaf& leaf = Descend(is_before, path);
  const size_t at = PartitionPoint(leaf, 0, is_before);
  const bool in_order =
      (at == leaf.size && leaf.next == nullptr) || (at == 0 && leaf.previous == nullptr);
  ScoreNode* added = PutIntoLeaf(leaf, at, member, in_order);
  ++size_;
  for (size_t level = 0; level < height_; ++level) {
    const auto [parent, index] = path[level];
    Describe(*parent, index, level);
    if (added == nullptr) continue;
    const auto opened = OpenSlot(*parent, index + 1, in_order);
    opened.node->children[opened.index] = added;
    Describe(*opened.node, opened.index, level);
    added = opened.added;
  }
  if (added != nullptr) GrowRoot(added);
}

void ScoreTree::Erase(const SortedSetMember& member) {
  CHECK(root_ != nullptr);
  Path path;
  const IsNotBehind is_before(member);
  ScoreLeaf& leaf = Descend(is_before, path);
  const size_t end = PartitionPoint(leaf, 0, is_before);
  CHECK(end > 0 && leaf.members[end - 1] == &member);
  CloseSlots(leaf, end - 1, 1);
  --size_;
  for (size_t level = 0; level < height_; ++level) {
    const auto [parent, index] = path[level];
    if (level == 0) {
      Settle<ScoreLeaf>(*parent, index);
    } else {
      Settle<ScoreInner>(*parent, index);
    }
  }
  ShrinkRoot();
}

size_t ScoreTree::RankOf(const SortedSetMember& member) const {
  return Count(IsNotBehind(member)) - 1;
}

const SortedSetMember& ScoreTree::At(size_t rank) const {
  CHECK(rank < size_);
  const Place place = Locate(rank);
  return *place.leaf->members[place.index];
}

size_t ScoreTree::CountBefore(const ScoreBound& bound) const {
  return Count([bound](double score, const SortedSetMember&) { return bound.IsBehind(score); });
}

size_t ScoreTree::CountBefore(const LexBound& bound) const {
  return Count(
      [bound](double, const SortedSetMember& member) { return bound.IsBehind(member.key()); });
}

void ScoreTree::Clear() {
  if (root_ != nullptr) DeleteBelow(root_, height_);
  root_ = nullptr;
  height_ = 0;
  size_ = 0;
}

// What CheckBelow has seen so far.
struct ScoreTree::Census {
  const ScoreLeaf* last_leaf = nullptr;
  const SortedSetMember* last_member = nullptr;
  size_t elements = 0;
  size_t node_bytes = 0;
};

void ScoreTree::CheckInvariants() const {
  Census census;
  if (root_ != nullptr) {
    CHECK(height_ == 0 || root_->size > 1);
    CheckBelow(*root_, height_, census);
    CHECK(census.last_leaf->next == nullptr);
  } else {
    CHECK(height_ == 0);
  }
  CHECK(census.elements == size_);
  CHECK(census.node_bytes == node_bytes_);
}

// Returns how many elements are before: those that stand in front of the first that is not.
template <typename IsBefore>
size_t ScoreTree::Count(IsBefore is_before) const {
  if (root_ == nullptr) return 0;
  size_t count = 0;
  const ScoreNode* node = root_;
  for (size_t level = height_; level > 0; --level) {
    const auto& inner = static_cast<const ScoreInner&>(*node);
    const size_t index = ChildOf(inner, is_before);
    count += inner.CountBelow(index);
    node = inner.children[index];
  }
  return count + PartitionPoint(static_cast<const ScoreLeaf&>(*node), 0, is_before);
}

// Returns the leaf that the last element which is before is in, the first leaf if there is none.
template <typename IsBefore>
ScoreLeaf& ScoreTree::Descend(IsBefore is_before, Path& path) {
  ScoreNode* node = root_;
  for (size_t level = height_; level > 0; --level) {
    auto& inner = static_cast<ScoreInner&>(*node);
    const size_t index = ChildOf(inner, is_before);
    path[level - 1] = {&inner, index};
    node = inner.children[index];
  }
  return static_cast<ScoreLeaf&>(*node);
}

// Requires: rank < size().
ScoreTree::Place ScoreTree::Locate(size_t rank) const {
  const ScoreNode* node = root_;
  for (size_t level = height_; level > 0; --level) {
    const auto& inner = static_cast<const ScoreInner&>(*node);
    size_t index = 0;
    for (; rank >= inner.counts[index]; ++index) rank -= inner.counts[index];
    node = inner.children[index];
  }
  return {static_cast<const ScoreLeaf*>(node), rank};
}

template <typename Node>
Node* ScoreTree::New() {
  node_bytes_ += sizeof(Node);
  return new Node;
}

template <typename Node>
void ScoreTree::Delete(Node* node) {
  node_bytes_ -= sizeof(Node);
  delete node;
}

void ScoreTree::DeleteBelow(ScoreNode* node, size_t level) {
  if (level == 0) return Delete(static_cast<ScoreLeaf*>(node));
  auto* inner = static_cast<ScoreInner*>(node);
  for (size_t i = 0; i < inner->size; ++i) DeleteBelow(inner->children[i], level - 1);
  Delete(inner);
}

// Makes room for one slot more at `at`, splitting a full node: in the middle, or, if slots arrive
// `in_order` at the begin or the end of the level, there, since nothing more will come elsewhere.
template <typename Node>
ScoreTree::OpenedSlot<Node> ScoreTree::OpenSlot(Node& node, size_t at, bool in_order) {
  Node* added = nullptr;
  if (node.size == Node::kCapacity) {
    added = New<Node>();
    const size_t split = in_order ? at : Node::kCapacity / 2;
    MoveSlots(node, split, node.size - split, *added, 0);
    if (at > split || split == Node::kCapacity) {
      OpenSlots(*added, at - split, 1);
      return {added, at - split, added};
    }
  }
  OpenSlots(node, at, 1);
  return {&node, at, added};
}

// Returns the leaf that was split off, if one was.
ScoreLeaf* ScoreTree::PutIntoLeaf(ScoreLeaf& leaf, size_t at, const SortedSetMember& member,
                                  bool in_order) {
  const auto opened = OpenSlot(leaf, at, in_order);
  if (opened.added != nullptr) Link(leaf, *opened.added);
  opened.node->scores[opened.index] = member.score();
  opened.node->members[opened.index] = &member;
  return opened.added;
}

// Puts a root above the present one and `added`, which was split off it.
void ScoreTree::GrowRoot(ScoreNode* added) {
  CHECK(height_ < kHeightMax);
  auto* root = New<ScoreInner>();
  root->size = 2;
  root->children[0] = root_;
  root->children[1] = added;
  Describe(*root, 0, height_);
  Describe(*root, 1, height_);
  root_ = root;
  ++height_;
}

// Restores the invariants of a child that has lost slots, and of its slot. An only child, which is
// the first or the last of its level, may have lost all.
template <typename Node>
void ScoreTree::Settle(ScoreInner& parent, size_t index) {
  const auto child = [&](size_t i) { return static_cast<Node*>(parent.children[i]); };
  const size_t slots = child(index)->size;
  if (parent.size == 1 && slots == 0) return Drop<Node>(parent, index);
  if (parent.size == 1 || slots >= Node::kCapacity / 2) return parent.Describe<Node>(index);

  const size_t left = index == 0 ? 0 : index - 1;
  const size_t right = left + 1;
  if (child(left)->size + child(right)->size <= Node::kCapacity) {
    MoveSlots(*child(right), 0, child(right)->size, *child(left), child(left)->size);
    Drop<Node>(parent, right);
  } else {
    Balance(*child(left), *child(right));
    parent.Describe<Node>(right);
  }
  parent.Describe<Node>(left);
}

// Requires: the child is empty.
template <typename Node>
void ScoreTree::Drop(ScoreInner& parent, size_t index) {
  auto* child = static_cast<Node*>(parent.children[index]);
  Unlink(*child);
  Delete(child);
  CloseSlots(parent, index, 1);
}

void ScoreTree::ShrinkRoot() {
  while (height_ > 0 && root_->size == 1) {
    auto* root = static_cast<ScoreInner*>(root_);
    root_ = root->children[0];
    --height_;
    Delete(root);
  }
  if (height_ == 0 && root_->size == 0) Clear();
}

void ScoreTree::CheckBelow(const ScoreNode& node, size_t level, Census& census) const {
  const bool first = census.elements == 0;
  CHECK(node.size > 0);
  if (level > 0) {
    const auto& inner = static_cast<const ScoreInner&>(node);
    census.node_bytes += sizeof(inner);
    CHECK(inner.size <= ScoreInner::kCapacity);
    for (size_t i = 0; i < inner.size; ++i) {
      const size_t before = census.elements;
      CheckBelow(*inner.children[i], level - 1, census);
      CHECK(inner.counts[i] == census.elements - before);
      CHECK(inner.members[i] == &At(before) && inner.scores[i] == At(before).score());
    }
    const bool last = census.elements == size_;
    CHECK(first || last || inner.size >= ScoreInner::kCapacity / 2);
    return;
  }
  const auto& leaf = static_cast<const ScoreLeaf&>(node);
  census.node_bytes += sizeof(leaf);
  CHECK(leaf.size <= ScoreLeaf::kCapacity);
  CHECK(leaf.previous == census.last_leaf && (first || leaf.previous->next == &leaf));
  census.last_leaf = &leaf;
  for (size_t i = 0; i < leaf.size; ++i) {
    const SortedSetMember& member = *leaf.members[i];
    CHECK(leaf.scores[i] == member.score());
    CHECK(census.last_member == nullptr ||
          (census.last_member != &member &&
           IsNotBehind(member)(census.last_member->score(), *census.last_member)));
    census.last_member = &member;
    ++census.elements;
  }
  CHECK(first || census.elements == size_ || leaf.size >= ScoreLeaf::kCapacity / 2);
}

}  // namespace perilune
