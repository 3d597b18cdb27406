package org.trocar.core.state;

/**
 * Anything whose value carries from one tick to the next.
 *
 * <p>Saving and restoring are one method, written once: each field is assigned what the buffer gives back for it, which is the field's
 * own value while saving and the saved value while restoring. The two directions cannot drift apart.
 */
public interface Stateful {
    /** Passes every carried field through the buffer, always in the same order. */
    void exchange(StateBuffer state);
}
