using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;

namespace Maestro.Cli;

/// <summary>A small scenario that validates and runs as it is, with a comment wherever its writer goes on.</summary>
internal static partial class ScenarioTemplate
{
    private static readonly JsonSerializerOptions Quoted = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="schema">The path of the schema from the scenario's folder.</param>
    /// <param name="fault">The name and the options of the fault that it injects; null: none.</param>
    public static string Text(string schema, string title, IReadOnlyList<Claim> claims, (string Name, Type Options)? fault)
    {
        var trial = fault?.Options.GetCustomAttribute<TrialAttribute>() ?? new TrialAttribute();
        var story = Story(claims);
        return $"""
            # yaml-language-server: $schema={schema}
            # Every word that may stand here: docs/writing-scenarios.md. An editor completes and explains them by the schema above.

            # One sentence: what a reader learns when it passes.
            title: {(Plain().IsMatch(title) ? title : JsonSerializer.Serialize(title, Quoted))}
            # What it shows of the runbook, by ids from scenarios/claims.yaml:
            {string.Join('\n', claims.Select(claim => $"#   {claim.Id}  {claim.Says}"))}
            claims: [{string.Join(", ", claims.Select(claim => claim.Id))}]
            # How bad it is when it fails: low, normal, high or critical. The gate goes by it.
            severity: normal
            # Words to choose it by (./maestro run --tag offline):
            # tags: [offline]
            {Stage(trial)}
            # What is done to the client, in order: ask it for something (plan, execute, approve), handle its page (open, reload, close), break
            # something (inject), and say what must show (expect), also while a fault is in force.
            steps:
            {Indented(trial.Before)}{(fault is null ? Indented(story) : Indented($"# The fault proves itself: where it does not take hold, the verdict is unknown.\n- {Examples.Own(fault.Value.Options)}\n{trial.After}"))}
            # What is done once the faults are over: take one back (heal), recover as the runbook says (playbook), and say what must show then. What is
            # still in force at its end is healed, and the client must come to rest.
            {(fault is null ? "# recover:\n#   - expect: { status: { outbox: 0 } }" : $"recover:\n{Indented($"- heal: {fault.Value.Name}\n- open: desk\n{story}")}")}

            """.ReplaceLineEndings("\n").Replace("\n\n\n", "\n\n");
    }

    private static string Stage(TrialAttribute trial) => string.Concat(
        trial.Needs == "[]" ? "" : $"# What the machine or the target must have; without it the scenario is not run, and says so.\nneeds: {trial.Needs}\n",
        trial.Service == "shared" ? "" : $"# A service process of its own, since the fault hurts it.\nservice: {trial.Service}\n",
        trial.Device == "{}" ? "" : $"# Its devices by name; one here, which the fault needs so.\ndevices:\n  device: {trial.Device}\n");

    private static string Story(IReadOnlyList<Claim> claims) => $"""
        - execute: email.send # who, what and when come from the run's seed
          as: letter # its name from here on
        - execute: letter # the same once more
          as: again
        # NEXT: put here what shows the claims. This shows {NewScenario.UsualClaim} alone, whatever stands under `proves`: the e-mail was sent once.
        - expect: {"{"} effects: letter, exactly: 1 {"}"}
          proves: [{string.Join(", ", claims.Select(claim => claim.Id))}]
        """;

    private static string Indented(string lines) =>
        string.Concat(lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"  {line}\n"));

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9 ,;.()'-]*$", RegexOptions.None, 1000)]
    private static partial Regex Plain();
}
