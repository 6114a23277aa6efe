using System.ComponentModel;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Harness.Scenarios;

/// <summary>One thing done in a scenario; the family of all records that carry a step's keyword.</summary>
[Example("open: desk")]
public abstract record Step
{
    /// <summary>Where it stands in its file.</summary>
    public Place Place { get; init; }

    /// <summary>The devices or tabs it is done on (`phone`, `phone.2`); null: the scenario's only device.</summary>
    [Key("on")]
    [Description("The devices or tabs it is done on: phone, phone.2")]
    public IReadOnlyList<string>? On { get; init; }
}

/// <summary>A step that is done on one tab: its `on` names no more.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OnOneTabAttribute : Attribute;

/// <summary>What is waited for and must show; the family of all records that carry an expectation's keyword.</summary>
[Example("{ result: letter, success: true }")]
public abstract record Expectation
{
    /// <summary>Where it stands in its file.</summary>
    public Place Place { get; init; }
}

/// <summary>The options of one fault; the keyword of each record of this family is the fault's name.</summary>
public abstract record FaultOptions
{
    /// <summary>Where they stand in their file; the fault's name, where the file gives no options.</summary>
    public Place Place { get; init; }
}
