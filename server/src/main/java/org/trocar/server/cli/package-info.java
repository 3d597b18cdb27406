/** The {@code trocar} command: what it prints, what it takes, and how it ends. One class a subcommand; {@link Trocar} lists them. */
package org.trocar.server.cli;
