using Maestro.Harness.Rehearsal;

namespace Maestro.Harness.Tests.Rehearsal;

internal sealed class MomentsTests
{
    [Test]
    public async Task Whoever_joins_late_gets_all_that_the_first_got()
    {
        var (made, moments) = (new MadeRehearsal().Ended(), new Moments());
        var first = ReadAsync(moments);
        made.Events.Take(3).ToList().ForEach(moments.Add);
        var second = ReadAsync(moments);
        made.Events.Skip(3).ToList().ForEach(moments.Add);
        var third = ReadAsync(moments);
        var all = made.Events.Select(happened => happened.Seq).ToList();
        Assert.That(await first, Is.EqualTo(all));
        Assert.That(await second, Is.EqualTo(all));
        Assert.That(await third, Is.EqualTo(all));
    }

    [Test]
    public async Task Whoever_has_seen_some_gets_the_rest()
    {
        var (made, moments) = (new MadeRehearsal().Ended(), new Moments());
        made.Events.ToList().ForEach(moments.Add);
        Assert.That(await ReadAsync(moments, after: 4), Is.EqualTo(made.Events.Skip(4).Select(happened => happened.Seq)));
    }

    [Test]
    public void Whoever_leaves_is_forgotten_and_the_others_go_on()
    {
        var moments = new Moments();
        using var leaving = new CancellationTokenSource();
        var gone = ReadAsync(moments, cancel: leaving.Token);
        leaving.Cancel();
        Assert.That(async () => await gone, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(() => new MadeRehearsal().Ended().Events.ToList().ForEach(moments.Add), Throws.Nothing);
    }

    private static async Task<List<long>> ReadAsync(Moments moments, long after = 0, CancellationToken cancel = default)
    {
        var seen = new List<long>();
        await foreach (var moment in moments.FollowAsync(after, cancel))
        {
            seen.Add(moment.Happened.Seq);
        }

        return seen;
    }
}
