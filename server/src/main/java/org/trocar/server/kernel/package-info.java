/** What the server asks of the operating system that Java has no words for. Where it cannot be asked, nothing is different but times. */
package org.trocar.server.kernel;
