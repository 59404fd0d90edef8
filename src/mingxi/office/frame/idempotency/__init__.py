"""Each write of the interface is done once for each key, however often it is sent.

A program that has heard no answer cannot know whether its payment went through; it sends the same
request under the same ``Idempotency-Key`` again. The key, what was done and the answer stand or
fall in one transaction: after a crash either all three are there, and the answer is given again, or
none, and the thing is done now. Of two that arrive together the later waits for the earlier one's
transaction, and then finds its answer. An answer that tells of an error is not kept: nothing was
done, so asking again costs nothing.
"""
