namespace Maestro.Bench;

/// <summary>
/// How the time grows with the length of a history. The short ones and the long one take turns, so that a machine that is slower for a while is so
/// for both; of each the fastest counts, since other work on the machine can only add to it, and the processor's time, which it disturbs least.
/// </summary>
internal static class Growth
{
    private const int Turns = 15;

    /// <param name="setUp">Makes what is judged.</param>
    /// <param name="work">Judges it.</param>
    /// <param name="cleanUp">What is to be done afterwards, if anything is.</param>
    /// <returns>How many times the time ten times the events take.</returns>
    public static double Of(Action<JudgingBenchmark> setUp, Action<JudgingBenchmark> work, Action<JudgingBenchmark>? cleanUp = null)
    {
        JudgingBenchmark[] both = [new() { Events = Measurement.Small }, new() { Events = Measurement.Large }];
        Array.ForEach(both, setUp);
        var turns = Enumerable.Range(0, Turns).Select(_ => both.Select(each => Took(each, work)).ToList()).ToList();
        Array.ForEach(both, each => cleanUp?.Invoke(each));
        return turns.Min(turn => turn[1]) / turns.Min(turn => turn[0]) * Measurement.Large / Measurement.Small;
    }

    private static TimeSpan Took(JudgingBenchmark each, Action<JudgingBenchmark> work)
    {
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        work(each);
        return Environment.CpuUsage.TotalTime - before;
    }
}
