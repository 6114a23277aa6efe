namespace Maestro.Cli.Trust;

/// <summary>One part of the long proof that verdicts can be trusted.</summary>
internal interface ITrustPart
{
    /// <summary>As it is typed, and as its record is called.</summary>
    string Name { get; }

    /// <summary>What it shows, for people.</summary>
    string Shows { get; }

    /// <summary>Measures it, or goes on where an earlier call was stopped.</summary>
    /// <param name="record">The part's own, for this state of the sources: what it has found so far.</param>
    Task<Measured> MeasureAsync(PartRecord record, CancellationToken cancel);
}

/// <param name="Held">Whether it came to what it must come to.</param>
/// <param name="Figures">What it came to, one sentence each.</param>
internal sealed record Measured(bool Held, IReadOnlyList<string> Figures);
