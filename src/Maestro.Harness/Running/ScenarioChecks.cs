using Maestro.Harness.Guarantees;
using Maestro.Harness.Playbooks;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Steps;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Running;

/// <summary>What only the whole scenario and the targets' profiles can tell: each name stands for something, each claim is proven.</summary>
public static class ScenarioChecks
{
    /// <returns>One problem each, with its place; none when all is well.</returns>
    public static IEnumerable<InputProblem> Problems(ScenarioVariant variant, Vocabulary words)
    {
        var scenario = variant.Scenario;
        var operations = new HashSet<string>();
        foreach (var step in AllSteps.Of(scenario))
        {
            foreach (var reference in step is IRefers refers ? refers.References : [])
            {
                if (reference.Kind is NameOf.NewOperation)
                {
                    operations.Add(reference.Name);
                }
                else if (!Known(reference.Kind, operations, words).Contains(reference.Name))
                {
                    yield return Unknown(reference, Known(reference.Kind, operations, words), step.Place);
                }
            }
        }

        foreach (var suspension in (scenario.Suspend ?? []).Where(each => !AllGuarantees.ByName.ContainsKey(each.Guarantee)))
        {
            yield return new InputProblem(
                $"There is no guarantee {Expected.Quote(suspension.Guarantee, '\'')}; expected one of {string.Join(", ", AllGuarantees.ByName.Keys)}.",
                Nearest.Remedy(suspension.Guarantee, [.. AllGuarantees.ByName.Keys]),
                suspension.Place.File, suspension.Place.Line, suspension.Place.Column);
        }

        foreach (var heal in AllSteps.Of(scenario).OfType<HealStep>().Where(heal => !IsInjectedBefore(heal, scenario)))
        {
            yield return new InputProblem(
                $"No step before this one injects {heal.Heal}: there is nothing to heal.",
                $"Inject it under `steps`, or remove `heal: {heal.Heal}`.", heal.Place.File, heal.Place.Line, heal.Place.Column);
        }

        foreach (var step in AllSteps.Of(scenario).Where(step => step is IProves).ToList())
        {
            foreach (var claim in (((IProves)step).Proves ?? []).Except(scenario.Claims))
            {
                yield return new InputProblem(
                    $"`proves` names {Expected.Quote(claim)}, which `claims` does not.",
                    (claim.Contains(',') ? Nearest.Remedy(claim, [.. scenario.Claims]) : null)
                    ?? $"Add {Expected.Quote(claim)} to `claims`, or prove one of those: {Nearest.Listed([.. scenario.Claims])}.",
                    step.Place.File, step.Place.Line, step.Place.Column);
            }
        }

        foreach (var step in AllSteps.Of(scenario).OfType<AdvanceStep>())
        {
            foreach (var device in step.Devices(scenario).Where(device => device.Value.Clock is not Clock.Virtual))
            {
                yield return new InputProblem(
                    $"The clock of {device.Key} is real: its time cannot be advanced.",
                    $"Give {device.Key} `clock: virtual` under `devices`.", step.Place.File, step.Place.Line, step.Place.Column);
            }
        }

        foreach (var claim in Unproven(scenario))
        {
            yield return new InputProblem(
                $"Nothing in this scenario proves {claim}: no expectation has it under `proves`, and no guarantee watches it.",
                $"Add `proves: {claim}` to the expectation that shows it, or take it out of `claims`.",
                variant.File, scenario.Place.Line, scenario.Place.Column);
        }
    }

    private static IReadOnlyCollection<string> Known(NameOf kind, HashSet<string> operations, Vocabulary words) => kind switch
    {
        NameOf.Operation => operations,
        NameOf.ActionOrOperation => [.. Intents.Actions, .. operations],
        NameOf.Endpoint => words.Endpoints,
        NameOf.Database => words.Databases,
        NameOf.Store => words.Stores,
        NameOf.Control => words.Controls,
        _ => [.. AllPlaybooks.ByName.Keys],
    };

    private static InputProblem Unknown(Reference reference, IReadOnlyCollection<string> known, Place place)
    {
        var what = reference.Kind switch
        {
            NameOf.Operation => "operation of an earlier step",
            NameOf.ActionOrOperation => "action or operation of an earlier step",
            NameOf.Endpoint => "endpoint in the target's profile",
            NameOf.Database => "database in the target's profile",
            NameOf.Store => "object store in the target's profile",
            NameOf.Control => "control of the page in the target's profile",
            _ => "playbook",
        };
        var expected = known.Count == 0 ? "there is none yet" : $"expected {Nearest.Listed(known)}";
        return new InputProblem(
            $"There is no {what} called {Expected.Quote(reference.Name, '\'')}; {expected}.",
            Nearest.Remedy(reference.Name, known) ?? (reference.Kind is NameOf.Operation ? "A step such as `execute` names an operation: `as: letter`." : null),
            place.File, place.Line, place.Column);
    }

    private static bool IsInjectedBefore(HealStep heal, Scenario scenario) =>
        AllSteps.Of(scenario).TakeWhile(step => !ReferenceEquals(step, heal)).OfType<InjectStep>().Any(inject => inject.Inject == heal.Heal);

    private static IEnumerable<string> Unproven(Scenario scenario)
    {
        var proven = AllSteps.Of(scenario).OfType<IProves>().SelectMany(step => step.Proves ?? [])
            .Concat(AllGuarantees.ByName.Values.SelectMany(guarantee => guarantee.Claims));
        return scenario.Claims.Except(proven);
    }
}
