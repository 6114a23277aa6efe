using System.Reflection;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Steps;

namespace Maestro.Harness.Mutation;

/// <summary>A fault in the smallest scenario that shows it: its example, with what its <see cref="TrialAttribute"/> puts around it.</summary>
/// <param name="Fault">Its name.</param>
public sealed record FaultTrial(string Fault, ScenarioVariant Variant)
{
    public IEnumerable<Step> Before => Variant.Scenario.Steps.TakeWhile(step => step is not InjectStep);

    public InjectStep Inject => Variant.Scenario.Steps.OfType<InjectStep>().First();

    public IEnumerable<Step> After => Variant.Scenario.Steps.SkipWhile(step => step != Inject).Skip(1);

    /// <summary>A trial of every fault there is, by name.</summary>
    /// <param name="words">What scenarios may use.</param>
    /// <param name="folder">Receives the trials as scenario files.</param>
    public static IReadOnlyList<FaultTrial> All(Catalog words, string folder)
    {
        Directory.CreateDirectory(folder);
        return [.. words.Family(typeof(FaultOptions)).Select(fault => Of(fault.Key, fault.Value, words, folder))];
    }

    private static FaultTrial Of(string name, Type options, Catalog words, string folder)
    {
        var trial = options.GetCustomAttribute<TrialAttribute>() ?? new TrialAttribute();
        var example = options.GetCustomAttribute<ExampleAttribute>()?.Yaml
            ?? throw new InvalidOperationException($"The fault {name} has no [Example].");
        var file = Path.Combine(folder, $"{name}.yaml");
        File.WriteAllText(file, $"""
            title: {name} is tried
            claims: [none]
            needs: {trial.Needs}
            service: {trial.Service}
            devices: {"{"} device: {trial.Device} {"}"}
            steps:
            {trial.Before}
            - {example}
            {trial.After}
            """);
        return new FaultTrial(name, ScenarioFile.Load(file, folder, words).Single());
    }
}
