/** Amounts as people read them, the same wherever the server and its command say one. */
package org.trocar.server.words;
