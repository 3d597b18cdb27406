package org.trocar.benchmarks.micro;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What JMH itself allocates with every iteration, which is not ours. */
@State(Scope.Thread)
public class NothingBenchmark {
    @Benchmark
    public int nothing() {
        return 1;
    }
}
