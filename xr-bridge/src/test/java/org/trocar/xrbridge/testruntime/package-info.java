/** An OpenXR runtime of our own, for tests: written in C (src/test/c), built with the machine's compiler, driven from here. */
package org.trocar.xrbridge.testruntime;
