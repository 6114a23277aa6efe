namespace Maestro.Bench;

/// <summary>An operation of a made-up scenario.</summary>
internal sealed record MadeOperation(string Name, string Key, string Trace, string Action, string Lane, string Object, string Params, string Canary)
{
    public static MadeOperation Of(Script script, string lane, string action = "email.send")
    {
        var canary = $"canary{script.Id()[..8]}{script.Draw(1000)}";
        return new MadeOperation($"letter-{canary}", script.Id(), script.Id(), action, lane, $"object-{canary}", script.Hash(), canary);
    }

    public MadeOperation Again() => this with { Name = $"{Name}-again" };
}
