using System.Collections.Concurrent;

namespace Maestro.SyncStub.Tests.Support;

/// <summary>Several connections ask for the same keys at the same moments.</summary>
internal sealed class Race(int keys)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly ConcurrentBag<(string Key, string ClaimId)> _granted = [];

    /// <summary>Of each key with one winner: that winner's claim id.</summary>
    public Dictionary<string, string> Winners => _granted.GroupBy(win => win.Key)
        .Where(wins => wins.Count() == 1)
        .ToDictionary(wins => wins.Key, wins => wins.Single().ClaimId);

    public List<string> KeysWithoutExactlyOneWinner =>
        Enumerable.Range(0, keys).Select(Key).Except(Winners.Keys).ToList();

    public static Race Run(List<Client> clients, Messages messages, int keys)
    {
        var race = new Race(keys);
        using var start = new Barrier(clients.Count);
        var claims = clients.Select((_, racer) => Enumerable.Range(0, keys)
            .Select(key => messages.Claim(Key(key), $"claim-{racer}-{key}")).ToList()).ToList();
        var runs = clients.Select((client, racer) => Task.Factory.StartNew(
            () => race.RunOne(client, claims[racer], start),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        Task.WaitAll([.. runs]);
        return race;
    }

    private static string Key(int number) => $"key-{number}";

    private void RunOne(Client client, List<Message> claims, Barrier start)
    {
        foreach (var claim in claims)
        {
            if (!start.SignalAndWait(Deadline))
            {
                throw new TimeoutException("A racer did not come to the start");
            }

            var answer = client.PostNow(claim);
            var claimed = answer["claimed"]!.GetValue<bool>();
            Assert.That(answer["mine"]!.GetValue<bool>(), Is.EqualTo(claimed));
            if (claimed)
            {
                _granted.Add((claim.Body["idempotency_key"]!.GetValue<string>(), claim.Header!.Value.Value));
            }
        }
    }
}
