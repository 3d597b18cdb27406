package org.trocar.xrbridge.testruntime;

import static org.lwjgl.system.MemoryUtil.NULL;
import static org.lwjgl.system.MemoryUtil.memAddress;

import org.lwjgl.system.JNI;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.linux.DynamicLinkLoader;

/** This process's own environment, which the OpenXR loader reads and Java cannot write. */
final class Environment {
    private static final long SET = function("setenv");
    private static final long UNSET = function("unsetenv");

    private Environment() {}

    private static long function(String name) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            return DynamicLinkLoader.ndlsym(NULL, memAddress(stack.ASCII(name)));
        }
    }

    static void set(String name, String value) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            JNI.invokePPI(memAddress(stack.UTF8(name)), memAddress(stack.UTF8(value)), 1, SET);
        }
    }

    static void unset(String name) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            JNI.invokePI(memAddress(stack.UTF8(name)), UNSET);
        }
    }
}
