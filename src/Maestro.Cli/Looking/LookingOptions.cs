using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Maestro.Harness;

namespace Maestro.Cli.Looking;

/// <summary>The options by which a person looks on while scenarios run.</summary>
internal sealed class LookingOptions
{
    private const int LongestPause = 10_000;

    /// <summary>What they choose would be another thing after each run.</summary>
    private static readonly string[] WithoutWatch = ["--last-failed", "--shard"];

    private readonly Option<bool> _headed = new("--headed") { Description = "Shows the browser's windows; a Chromium that has them is installed where there is none." };

    private readonly Option<int> _slowMo = new("--slow-mo")
    {
        Description = $"Pauses so many milliseconds before each step, 0 to {LongestPause}.",
        HelpName = "ms",
        DefaultValueFactory = _ => 0,
    };

    private readonly Option<int?> _debug = new("--debug")
    {
        Description = "Stops before the first step, or before the step on that line of the file, shows the state and asks how to go on; one scenario at a time.",
        HelpName = "line",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = Line,
    };

    private readonly Option<bool> _watch = new("--watch") { Description = "Goes on after the run, and runs each scenario file again that changes, until Ctrl-C." };

    public LookingOptions(Command command)
    {
        foreach (var option in new Option[] { _headed, _slowMo, _debug, _watch })
        {
            command.Add(option);
        }

        _slowMo.Validators.Add(result => RunOptions.Within(result, result.GetValueOrDefault<int>(), LongestPause, least: 0));
    }

    public bool Watches(ParseResult parsed) => parsed.GetValue(_watch);

    /// <summary>The frame with the browser that is asked for.</summary>
    public Frame On(ParseResult parsed, Frame frame) =>
        parsed.GetValue(_headed) ? frame with { Settings = frame.Settings with { Headless = false } } : frame;

    /// <exception cref="InputException">It cannot be looked on in that way.</exception>
    public RunPlan Checked(ParseResult parsed, RunPlan plan)
    {
        if (Watches(parsed) && WithoutWatch.FirstOrDefault(name => parsed.GetResult(name) is OptionResult { Implicit: false }) is { } other)
        {
            throw new InputException($"--watch and {other} do not go together: what changes is run.", "Leave out one of them.");
        }

        if (!Debugs(parsed))
        {
            return plan;
        }

        if (Console.IsInputRedirected || Console.IsOutputRedirected)
        {
            throw new InputException("--debug asks a person, and input or output is no terminal.", "Run it in a terminal, without a pipe.");
        }

        if (plan.Limits.Retries > 0)
        {
            throw new InputException("--debug and --retries do not go together: what a person held has not passed.", "Leave out one of them.");
        }

        if (parsed.GetValue(_debug) is { } line && plan.Variants.Count > 0)
        {
            Stops.Demand(line, plan.Variants);
        }

        return plan with { Limits = plan.Limits with { Workers = 1 } };
    }

    /// <param name="quit">Interrupts the run.</param>
    /// <returns>Null where nothing keeps it from going as fast as it can.</returns>
    public Pace? Pace(ParseResult parsed, Frame frame, Action quit)
    {
        if (Debugs(parsed))
        {
            return new Pace(new Debugger(frame.Console, Console.In, new Stops(parsed.GetValue(_debug)), frame.Time, quit).BeforeAsync, Asks: true);
        }

        var pause = TimeSpan.FromMilliseconds(parsed.GetValue(_slowMo));
        return pause == TimeSpan.Zero ? null : new Pace((_, _, cancel) => Task.Delay(pause, frame.Time, cancel), Asks: false);
    }

    /// <summary>A word that follows is taken for the line.</summary>
    private static int? Line(ArgumentResult result)
    {
        if (result.Tokens is not [var token])
        {
            return null;
        }

        if (int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var line))
        {
            return line;
        }

        result.AddError($"--debug takes the line of a step, not '{token.Value}'; files and folders come before it");
        return null;
    }

    private bool Debugs(ParseResult parsed) => parsed.GetResult(_debug) is { Implicit: false };
}
