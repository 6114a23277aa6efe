using System.Globalization;
using Maestro.Harness.Running;
using Maestro.Harness.Verdicts;
using Spectre.Console;

namespace Maestro.Cli;

/// <summary>`--dry-run`: a plan in lines, and nothing started.</summary>
internal static class DryRun
{
    /// <summary>What would run, in the order of its files; what would not, and why; how.</summary>
    public static async Task<ExitCode> ShowAsync(Frame frame, RunPlan plan, CancellationToken cancel)
    {
        var runs = new List<string>();
        var others = new List<string>();
        foreach (var variant in plan.Variants)
        {
            var aside = plan.Quarantine.Any(entry => Quarantine.Covers(entry.Scenario, variant.Id)) ? "  quarantined" : "";
            if (await Runnable.WhyNotAsync(variant.Scenario, plan.Profile, frame.Settings, cancel) is { } reason)
            {
                others.Add($"not run  {variant.Id}{aside}\n         {reason}");
            }
            else
            {
                runs.Add($"{(runs.Count + 1).ToString(CultureInfo.InvariantCulture),7}  {variant.Id}{aside}");
            }
        }

        foreach (var line in runs.Concat(others))
        {
            frame.Console.WriteLine(line);
        }

        var limits = plan.Limits;
        frame.Console.WriteLine(string.Join("  ", new[]
        {
            $"would run {runs.Count} of {plan.Variants.Count}",
            plan.Shard?.ToString(),
            $"target {plan.Profile.Name}",
            $"workers {limits.Workers}",
            limits.Retries > 0 ? $"retries {limits.Retries}" : null,
            limits.MaxFailures is { } failures ? $"max-failures {failures}" : null,
            limits.MaxTime is { } time ? $"max-time {time}" : null,
            $"seed {plan.Seed}",
        }.OfType<string>()));
        frame.Console.WriteLine("dry run: nothing was started");
        return ExitCode.Passed;
    }
}
