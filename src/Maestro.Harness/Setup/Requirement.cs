namespace Maestro.Harness.Setup;

/// <summary>One thing that the machine must have before anything, or some scenarios, can run.</summary>
public interface IRequirement
{
    /// <summary>Its name in `maestro doctor`, a few words.</summary>
    string Name { get; }

    /// <summary>True when only some scenarios need it: without it they are not run, and say so.</summary>
    bool IsOptional => false;

    /// <summary>Looks, and changes nothing but the tool's own caches.</summary>
    Task<Finding> CheckAsync(CancellationToken cancel);
}

/// <summary>What a requirement found.</summary>
/// <param name="Ok">True when the machine has it.</param>
/// <param name="Found">What is there, or what is wrong; one line.</param>
/// <param name="Remedy">What to do about it, a line that can be pasted where there is one; null when all is well.</param>
public sealed record Finding(bool Ok, string Found, string? Remedy = null);
