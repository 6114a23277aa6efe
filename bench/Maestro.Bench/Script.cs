using Maestro.Harness.History;

namespace Maestro.Bench;

/// <summary>A scenario's events as they are made up: each gets the next number and comes 2 ms after the one before.</summary>
internal sealed class Script(string scenario, int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<HistoryEvent> _events = [];
    private double _now;

    public IReadOnlyList<HistoryEvent> Events => _events;

    public void Add(HistoryEvent happened, string? device = null, int? tab = null)
    {
        _events.Add(happened with { Seq = _events.Count + 1, At = _now, Scenario = scenario, Device = device, Tab = tab });
        Pass(2);
    }

    public void Pass(double milliseconds) => _now += milliseconds;

    public int Draw(int below) => _random.Next(below);

    public string Id()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    public string Hash() => Id().Replace("-", "") + Id().Replace("-", "");

    /// <param name="bytes">How many, before they are written as base64.</param>
    public string Base64(int bytes)
    {
        var content = new byte[bytes];
        _random.NextBytes(content);
        return Convert.ToBase64String(content);
    }
}
