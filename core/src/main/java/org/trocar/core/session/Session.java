package org.trocar.core.session;

/** One trainee's run. */
public final class Session {}
