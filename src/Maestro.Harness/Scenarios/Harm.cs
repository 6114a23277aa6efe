namespace Maestro.Harness.Scenarios;

/// <summary>What a fault, or a step past the client, does to whom; the mildest first (docs/decisions/blast-radius.md).</summary>
public enum Harm
{
    /// <summary>The harness's own browser goes without something for a while, as happens to any visitor. Nothing is lost, and nothing is written.</summary>
    Disturbs,

    /// <summary>What the harness's own browser keeps or runs on is lost, changed or killed.</summary>
    Damages,

    /// <summary>Something reaches the service that the client would not have sent so, or not twice.</summary>
    Writes,

    /// <summary>The service is hurt, or what others share with it.</summary>
    Breaks,
}

/// <summary>The harm of a fault, on its options; of a step, where it does any by itself.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class HarmsAttribute(Harm harm) : Attribute
{
    public Harm Harm { get; } = harm;
}
