using System.Globalization;

namespace Maestro.Harness.Scenarios.Binding;

/// <summary>The word that chooses a record of a family. Its value goes to the record's first parameter.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class KeywordAttribute(string word) : Attribute
{
    public string Word { get; } = word;
}

/// <summary>The key of a parameter or the name of an enum value where its kebab-case name does not fit;
/// on an `init` property it makes the property an optional key.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class KeyAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>The least and greatest value of a number or a duration, both allowed; of each element of a list.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class BetweenAttribute : Attribute
{
    public BetweenAttribute(double least, double most)
    {
        Least = least;
        Most = most;
        Words = string.Create(CultureInfo.InvariantCulture, $"between {least} and {most}");
    }

    /// <param name="least">A duration: "1 s".</param>
    /// <param name="most">A duration: "10 min".</param>
    public BetweenAttribute(string least, string most)
    {
        Least = Duration.Parse(least).TotalSeconds;
        Most = Duration.Parse(most).TotalSeconds;
        Words = $"between {least} and {most}";
    }

    /// <summary>Of a duration: in seconds.</summary>
    public double Least { get; }

    /// <summary>Of a duration: in seconds.</summary>
    public double Most { get; }

    public string Words { get; }
}

/// <summary>The only texts allowed; for each element of a list.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class OneOfAttribute(params string[] words) : Attribute
{
    public IReadOnlyList<string> Words { get; } = words;
}

/// <summary>A piece of YAML that shows the record in use: `inject: network.offline`. Of a record with a keyword it is a whole
/// step, further lines indented by two blanks; of a family it is one that anybody knows.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ExampleAttribute(string yaml) : Attribute
{
    public string Yaml { get; } = yaml;
}

/// <summary>What people look for under other names: these lead to the record.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AlsoAttribute(params string[] words) : Attribute
{
    public IReadOnlyList<string> Words { get; } = words;
}

/// <summary>A key of the family that means nothing to this record.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class WithoutAttribute(string key) : Attribute
{
    public string Key { get; } = key;
}

/// <summary>The record of this parameter's family is the one whose keyword is the value of another key of the same
/// mapping. Without this parameter's own key it is bound from an empty mapping.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ChosenByAttribute(string key) : Attribute
{
    public string Key { get; } = key;
}

/// <summary>A text that must be a keyword of a family, such as a fault's name; for each element of a list.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class KeywordOfAttribute(Type family) : Attribute
{
    public Type Family { get; } = family;

    /// <summary>The word before a keyword's dot stands for all of its group: `network` for `network.offline` and the others.</summary>
    public bool Groups { get; init; }
}

/// <summary>A class that is bound from a text or from a list: it has a constructor for either.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TextOrListAttribute : Attribute;

/// <summary>What a record checks about itself beyond the types of its values.</summary>
public interface IChecked
{
    /// <summary>What is wrong: one sentence each, with what was expected; none if nothing is.</summary>
    IEnumerable<string> Check();
}

/// <summary>
/// How the options' own example is tried, to see that the fault's receipt is honest: what comes before the injection and after it, as
/// lists of steps in YAML, on a device of this kind. Without the attribute: a memory device with the client open, and nothing after.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TrialAttribute : Attribute
{
    /// <summary>Of the device `device`, as under `devices`: `{ storage: leveldb }`.</summary>
    public string Device { get; init; } = "{}";

    public string Before { get; init; } = "- open: desk";

    /// <summary>What provokes a fault that takes hold later; empty: nothing.</summary>
    public string After { get; init; } = "";

    /// <summary>`own` for a fault that hurts the service itself.</summary>
    public string Service { get; init; } = "shared";

    /// <summary>What the machine must have, as a scenario's `needs`: `[root]`.</summary>
    public string Needs { get; init; } = "[]";
}
