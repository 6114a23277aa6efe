using System.Text.Json;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Schema;
using Maestro.Harness.Setup;

namespace Maestro.Harness.Tests.Scenarios;

/// <summary>A validator of others' making (Ajv, in tests/scenario-schema), which judges YAML files by the schema as an editor does.</summary>
internal static class SchemaValidator
{
    private const string Package = "tests/scenario-schema";

    private static readonly Settings Settings = Settings.Find(AppContext.BaseDirectory);

    /// <summary>What the validator says of each `.yaml` file below a folder, by its path in it; null: it is valid.</summary>
    public static async Task<IReadOnlyDictionary<string, string?>> JudgeAsync(string folder)
    {
        var packages = new PrepareStep(
            "packages of the schema's validator",
            Package,
            ["npm ci --no-audit --no-fund"],
            [$"{Package}/package.json", $"{Package}/package-lock.json"]);
        await new ClientPreparation(Settings.Root, Settings.Work).PrepareAsync([packages], _ => { }, CancellationToken.None);

        var schema = Path.Combine(folder, ScenarioSchema.FileName);
        await File.WriteAllTextAsync(schema, new Project(Settings).Schema().Text);
        var (exitCode, output) = await ChildProcess.ReadAsync(
            "node", [Path.Combine(Settings.Root, Package, "validate.mjs"), schema, folder], Settings.Root, CancellationToken.None);
        Assert.That(exitCode, Is.Zero, output);
        return JsonSerializer.Deserialize<Dictionary<string, string?>>(output)!;
    }
}
