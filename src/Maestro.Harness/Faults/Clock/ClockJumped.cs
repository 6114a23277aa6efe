using System.ComponentModel;
using System.Globalization;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Clock;

/// <summary>Which way a clock is set.</summary>
public enum Way
{
    Forward,
    Back,
}

/// <summary>
/// The clock of a device is set: dates are wrong from then on, timers run as before. Injected before the first `open`, the clock is wrong
/// from the start. Needs a device with `clock: virtual`.
/// </summary>
/// <param name="By">By how much, from 1 min.</param>
/// <param name="Way">forward or back.</param>
[Keyword("clock.jumped")]
[Harms(Harm.Damages)]
[Example("inject: clock.jumped\n  with: { by: 2 h, way: back }")]
[Trial(Device = "{ clock: virtual }")]
public sealed record ClockJumpedOptions(
    [Description("By how much")] [Between("1 min", "10000 h")] TimeSpan By,
    [Description("Which way")] Way Way) : FaultOptions;

/// <summary>Receipt: a page of the device tells a date that is wrong by that much. Emulated: the machine's own clock is left alone.</summary>
public sealed class ClockJumped(FaultSite site, ClockJumpedOptions options) : Fault<ClockJumpedOptions>(site, options)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(30);

    private TimeSpan By => Options.Way is Way.Forward ? Options.By : -Options.By;

    public override Task InjectAsync(CancellationToken cancel) => DoAsync(() => JumpAsync(By));

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var wrong = await WrongByAsync(cancel);
        return new Proof((wrong - By).Duration() < Tolerance, $"emulated; the page's date is {Words(wrong)}");
    }

    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        await DoAsync(() => JumpAsync(-By));
        var wrong = await WrongByAsync(cancel);
        return new Proof(wrong.Duration() < Tolerance, $"the page's date is {Words(wrong)}");
    }

    private async Task JumpAsync(TimeSpan by)
    {
        await Aim.Device.ContextAsync();
        await (Aim.Device.Clock ?? throw new InputException(
            $"The clock of {Aim.Device.Name} is real.", $"Give {Aim.Device.Name} `clock: virtual` under `devices`.")).JumpAsync(by);
    }

    private async Task<TimeSpan> WrongByAsync(CancellationToken cancel)
    {
        var page = Site.Tab.Page ?? await Device.ProbePageAsync();
        var says = await page.EvaluateAsync<double>("Date.now()").WaitAsync(World.Settings.ExpectTimeout, cancel);
        if (page != Site.Tab.Page)
        {
            await page.CloseAsync();
        }

        var ahead = Device.Clock?.Ahead ?? TimeSpan.Zero;
        return DateTimeOffset.FromUnixTimeMilliseconds((long)says) - World.Time.GetUtcNow() - ahead;
    }

    private static string Words(TimeSpan wrong) => wrong.Duration() < Tolerance
        ? "right"
        : string.Create(CultureInfo.InvariantCulture, $"{wrong.Duration().TotalMinutes:0} min {(wrong < TimeSpan.Zero ? "behind" : "ahead")}");
}
