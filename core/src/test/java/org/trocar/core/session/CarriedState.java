package org.trocar.core.session;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.trocar.core.state.Scratch;
import org.trocar.core.state.Stateful;

/**
 * Looks through everything two sessions are made of, field by field, and says where they differ: what a snapshot forgot. Fields marked
 * {@link Scratch} are passed over. In an array, places the restored session never used may differ, since parts save only what they use of
 * their buffers.
 */
final class CarriedState {
    private final Set<String> differences = new TreeSet<>();
    private final Map<Object, String> parts = new IdentityHashMap<>();
    private final Map<Object, Boolean> seen = new IdentityHashMap<>();

    /** Where the restored session is not what the original is; {@code fresh} is one that never ticked. */
    static Set<String> differences(Object original, Object restored, Object fresh) {
        CarriedState walk = new CarriedState();
        walk.object("session", original, restored, fresh);
        return walk.differences;
    }

    /** Every stateful object in a session, by the path of fields that leads to it. */
    static Map<Object, String> parts(Object session) {
        CarriedState walk = new CarriedState();
        walk.object("session", session, session, session);
        return walk.parts;
    }

    private void object(String path, Object a, Object b, Object c) {
        if (a == null || b == null || a instanceof Enum) {
            value(path, a, b);
            return;
        }
        if (seen.put(a, true) != null) {
            return;
        }
        if (a.getClass().isArray()) {
            array(path, a, b, c);
        } else if (a.getClass().getName().startsWith("org.trocar.core.")
                        && !a.getClass().isRecord()
                || a.getClass().getName().startsWith("org.trocar.core.feedback.")) {
            fields(path, a, b, c);
        }
    }

    private void fields(String path, Object a, Object b, Object c) {
        if (a instanceof Stateful) {
            parts.put(a, path);
        }
        for (Class<?> type = a.getClass(); type != Object.class && type != Record.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isAnnotationPresent(Scratch.class)) {
                    field(path + "." + field.getName(), field, a, b, c);
                }
            }
        }
    }

    private void field(String path, Field field, Object a, Object b, Object c) {
        Object inA = get(field, a);
        Object inB = get(field, b);
        Object inC = c == null ? null : get(field, c);
        if (field.getType().isPrimitive()) {
            value(path, inA, inB);
        } else {
            object(path, inA, inB, inC);
        }
    }

    private static Object get(Field field, Object from) {
        try {
            field.setAccessible(true);
            return field.get(from);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private void array(String path, Object a, Object b, Object c) {
        if (!a.getClass().getComponentType().isPrimitive()) {
            for (int i = 0; i < Array.getLength(a); i++) {
                object(path + "[" + i + "]", Array.get(a, i), Array.get(b, i), c == null ? null : Array.get(c, i));
            }
            return;
        }
        boolean untouched = true;
        boolean different = false;
        for (int i = 0; i < Array.getLength(a); i++) {
            Object inB = Array.get(b, i);
            boolean unused = inB.equals(Array.get(c, i));
            untouched &= unused;
            different |= !unused && !inB.equals(Array.get(a, i));
        }
        if (different || untouched && !same(a, b)) {
            differences.add(path);
        }
    }

    private static boolean same(Object a, Object b) {
        for (int i = 0; i < Array.getLength(a); i++) {
            if (!Array.get(a, i).equals(Array.get(b, i))) {
                return false;
            }
        }
        return true;
    }

    private void value(String path, Object a, Object b) {
        if (a == null ? b != null : !a.equals(b)) {
            differences.add(path);
        }
    }
}
