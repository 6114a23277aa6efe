namespace Maestro.Cli.Testing;

/// <summary>How many tests ended how.</summary>
internal sealed record TestCounts(int Passed, int Failed, int Skipped)
{
    public static readonly TestCounts None = new(0, 0, 0);

    public int Total => Passed + Failed + Skipped;

    public static TestCounts operator +(TestCounts a, TestCounts b) =>
        new(a.Passed + b.Passed, a.Failed + b.Failed, a.Skipped + b.Skipped);

    /// <summary>One more that failed: a runner that crashed, or that ran nothing.</summary>
    public TestCounts WithFailure() => this with { Failed = Failed + 1 };

    /// <summary>`N passed, N failed`, the last line of all; before it, `N skipped` on a line of its own if any were.</summary>
    public override string ToString() => (Skipped == 0 ? "" : $"{Skipped} skipped\n") + $"{Passed} passed, {Failed} failed";
}
