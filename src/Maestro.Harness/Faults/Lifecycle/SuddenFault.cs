using System.ComponentModel;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;
using Maestro.Harness.Worlds.Gateways;

namespace Maestro.Harness.Faults.Lifecycle;

/// <summary>Options of a fault that strikes once: at once, or in the middle of the next operation.</summary>
public abstract record SuddenOptions : FaultOptions, IRefers
{
    [Key("during")]
    [Description("An endpoint: it strikes when the service has handled the next request there, before the answer; without it, at once")]
    public string? During { get; init; }

    public IEnumerable<Reference> References => During is null ? [] : [new(NameOf.Endpoint, During)];
}

/// <summary>A fault that strikes once. What it struck is looked at as long as it has not been put up again.</summary>
public abstract class SuddenFault<TOptions>(FaultSite site, TOptions options) : Fault<TOptions>(site, options)
    where TOptions : SuddenOptions
{
    private readonly TaskCompletionSource _struck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WireRule? _rule;

    public override bool TakesHoldLater => Options.During is not null;

    public override async Task InjectAsync(CancellationToken cancel)
    {
        await PrepareAsync(cancel);
        if (Options.During is null)
        {
            await StrikeOnceAsync();
            return;
        }

        _rule = new Midway(Site.Id, new Which(World.PathOf(Options.During), 1), StrikeOnceAsync);
        Aim.Device.Wire.Arm(_rule);
    }

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        try
        {
            await _struck.Task.WaitAsync(World.Settings.ExpectTimeout, cancel);
        }
        catch (TimeoutException)
        {
            return new Proof(false, $"no request to {Options.During} came by");
        }

        var seen = await LookAsync(cancel);
        return Options.During is null ? seen : seen with { Evidence = $"while a request to {Options.During} was under way: {seen.Evidence}" };
    }

    public override Task<Proof> HealAsync(CancellationToken cancel)
    {
        if (_rule is { } rule)
        {
            Aim.Device.Wire.Disarm(rule);
        }

        return MendAsync(cancel);
    }

    /// <summary>Notes what is there, for the look.</summary>
    protected abstract Task PrepareAsync(CancellationToken cancel);

    /// <summary>The thing itself, done at the aim.</summary>
    protected abstract Task StrikeAsync();

    /// <summary>Whether what was struck is still down, at the site.</summary>
    protected abstract Task<Proof> LookAsync(CancellationToken cancel);

    protected abstract Task<Proof> MendAsync(CancellationToken cancel);

    private async Task StrikeOnceAsync()
    {
        try
        {
            await DoAsync(StrikeAsync);
        }
        finally
        {
            _struck.TrySetResult();
        }
    }

    private sealed class Midway(int fault, Which which, Func<Task> strikeAsync) : WireRule(fault, which)
    {
        public override async Task<string?> HandleAsync(Exchange exchange)
        {
            var answer = await exchange.ForwardAsync();
            await strikeAsync();
            await exchange.BreakAsync(Break.Reset);
            return $"the service answered {answer.Status}; then the fault struck";
        }
    }
}
