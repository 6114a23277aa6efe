namespace Maestro.Harness.Scenarios;

/// <summary>What a name in a scenario stands for.</summary>
public enum NameOf
{
    /// <summary>An operation, from here on.</summary>
    NewOperation,

    /// <summary>An operation of an earlier step.</summary>
    Operation,

    /// <summary>An action, or an operation of an earlier step.</summary>
    ActionOrOperation,

    /// <summary>An endpoint that the target's profile names.</summary>
    Endpoint,

    /// <summary>A database that the target's profile names.</summary>
    Database,

    /// <summary>An object store that the target's profile names.</summary>
    Store,

    /// <summary>A control of the page that the target's profile names.</summary>
    Control,

    Playbook,
}

/// <param name="Name">As it stands in the file.</param>
public sealed record Reference(NameOf Kind, string Name);

/// <summary>A step, an expectation or a fault's options that name something defined elsewhere; checked before anything runs.</summary>
public interface IRefers
{
    /// <summary>In the order in which they are used.</summary>
    IEnumerable<Reference> References { get; }
}
