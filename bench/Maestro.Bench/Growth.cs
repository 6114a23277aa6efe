namespace Maestro.Bench;

/// <summary>
/// How the time grows with the length of a history. The short ones and the long one take turns, so that a machine that is slower for a while is so
/// for both, and the processor's time counts, which other work on the machine disturbs least.
/// </summary>
internal static class Growth
{
    private const int Pairs = 7;

    /// <param name="setUp">Makes what is judged.</param>
    /// <param name="work">Judges it.</param>
    /// <param name="cleanUp">What is to be done afterwards, if anything is.</param>
    /// <returns>How many times the time ten times the events take, in the median of the pairs.</returns>
    public static double Of(Action<JudgingBenchmark> setUp, Action<JudgingBenchmark> work, Action<JudgingBenchmark>? cleanUp = null)
    {
        JudgingBenchmark[] both = [new() { Events = Measurement.Small }, new() { Events = Measurement.Large }];
        Array.ForEach(both, setUp);
        Array.ForEach(both, work);
        var times = Enumerable.Range(0, Pairs).Select(_ => both.Select(each => Took(each, work)).ToList()).Select(pair => pair[1] / pair[0]).Order().ToList();
        Array.ForEach(both, each => cleanUp?.Invoke(each));
        return times[Pairs / 2] * Measurement.Large / Measurement.Small;
    }

    private static TimeSpan Took(JudgingBenchmark each, Action<JudgingBenchmark> work)
    {
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        work(each);
        return Environment.CpuUsage.TotalTime - before;
    }
}
