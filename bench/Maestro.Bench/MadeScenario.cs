using System.Text.Json.Nodes;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Bench;

/// <summary>
/// A scenario as two devices with a good client would leave it, made up from a seed: operations that are sent, repeated, blocked,
/// approved and denied, with their requests, effects and records, under faults that come and go.
/// </summary>
internal sealed class MadeScenario
{
    private readonly Script _script;
    private readonly MadeDevice _phone;
    private readonly MadeDevice _laptop;
    private int _faults;

    private MadeScenario(string id, int seed)
    {
        _script = new Script(id, seed);
        _phone = new MadeDevice(_script, "phone");
        _laptop = new MadeDevice(_script, "laptop");
    }

    /// <param name="events">How many, at least; a few more, since what has begun is finished.</param>
    public static IReadOnlyList<HistoryEvent> Of(string id, int events, int seed)
    {
        var made = new MadeScenario(id, seed);
        made.Begin(id);
        while (made._script.Events.Count + made._phone.Stored.Count + made._laptop.Stored.Count < events)
        {
            made.Something(made._script.Draw(2) == 0 ? made._phone : made._laptop);
        }

        made.End();
        return made._script.Events;
    }

    private void Begin(string id)
    {
        _script.Add(new ScenarioStarted("A long day", $"scenarios/{id}.yaml", ["RCP-1"], "normal", "enabled", new Dictionary<string, string>(), Alone: true));
        _script.Add(new PhaseStarted(Phase.Safety));
        foreach (var device in new[] { _phone, _laptop })
        {
            device.Load();
            device.SignIn();
        }
    }

    private void Something(MadeDevice device)
    {
        _script.Add(new StepStarted(1, "the next step"));
        Action<MadeDevice> act = _script.Draw(100) switch
        {
            < 50 => Sent,
            < 60 => Repeated,
            < 68 => Blocked,
            < 76 => Approved,
            < 80 => Denied,
            < 86 => Offline,
            < 88 => Apart,
            < 92 => ByHost,
            < 94 => Failing,
            < 95 => Degraded,
            < 96 => _ => LosesItsStore(),
            < 99 => device => device.Load(),
            _ => Disabled,
        };
        act(device);
        device.ReadPage();
        _script.Add(new ExpectationEvaluated(1, Met: true, ["RCP-1"], "what was expected", 1), device.Name, 1);
        _script.Add(new StepEnded(1, 20));
    }

    private void Sent(MadeDevice device) => Send(device, MadeOperation.Of(_script, "GREEN"));

    private void Send(MadeDevice device, MadeOperation operation)
    {
        device.Invoke(operation, Route.Execute);
        device.Execute(operation);
        Answer(device, operation, Route.Execute);
        if (device.Online)
        {
            device.Drain();
        }
    }

    private static void Answer(MadeDevice device, MadeOperation operation, Route route) =>
        device.Answer(operation, route, new JsonObject { ["success"] = true, ["receipt"] = device.Receipt(operation), ["durable"] = true });

    private void Repeated(MadeDevice device)
    {
        var operation = MadeOperation.Of(_script, "GREEN");
        Send(device, operation);
        device.Invoke(operation.Again(), Route.Execute);
        device.Answer(operation.Again(), Route.Execute, new JsonObject
        {
            ["success"] = true,
            ["idempotent"] = true,
            ["receipt"] = device.Receipt(operation),
            ["durable"] = true,
        });
    }

    private void Blocked(MadeDevice device)
    {
        var operation = MadeOperation.Of(_script, "BLOCKED");
        device.Invoke(operation, Route.Execute);
        device.Say("warning", $"[MAESTRO RISK] Risk lane BLOCKED (trace {operation.Trace})");
        device.Keep(operation, "blocked");
        device.Answer(operation, Route.Execute, new JsonObject { ["success"] = false, ["blocked"] = true, ["error"] = "Risk lane BLOCKED", ["durable"] = true });
        device.Drain();
    }

    private MadeOperation Held(MadeDevice device)
    {
        var operation = MadeOperation.Of(_script, "RED", "invoice.pay");
        device.Invoke(operation, Route.Execute);
        device.Keep(operation, "escalated");
        device.Answer(operation, Route.Execute, new JsonObject { ["success"] = true, ["escalated"] = true, ["task_id"] = _script.Id(), ["durable"] = true });
        device.Drain();
        return operation;
    }

    private void Approved(MadeDevice device)
    {
        var operation = Held(device);
        device.Invoke(operation, Route.Approve);
        device.Execute(operation);
        Answer(device, operation, Route.Approve);
        device.Drain();
    }

    private void Denied(MadeDevice device)
    {
        var operation = Held(device);
        device.Invoke(operation, Route.Deny);
        device.Keep(operation, "denied");
        device.Answer(operation, Route.Deny, new JsonObject { ["success"] = true, ["durable"] = true });
        device.Drain();
    }

    private void Offline(MadeDevice device) => Cut(device, () => Sent(device));

    /// <summary>The service fails, and is asked again after a wait.</summary>
    private void Failing(MadeDevice device)
    {
        var operation = MadeOperation.Of(_script, "GREEN");
        device.Invoke(operation, Route.Execute);
        device.Execute(operation);
        Answer(device, operation, Route.Execute);
        While("server.answers", device, () =>
        {
            device.DrainInVain();
            _script.Pass(800);
            device.DrainInVain();
            _script.Pass(1600);
        });
        device.Drain();
    }

    private void Degraded(MadeDevice device)
    {
        While("crypto.call-rejected", device, () =>
        {
            device.Load(says: "[MAESTRO] Crypto unavailable");
            var operation = MadeOperation.Of(_script, "GREEN");
            device.Invoke(operation, Route.Execute);
            device.Apply(operation);
            device.Answer(operation, Route.Execute, new JsonObject { ["success"] = true, ["degraded"] = true, ["durable"] = false });
        });
        device.Load();
    }

    /// <summary>Always the laptop's: the phone's records stay complete.</summary>
    private void LosesItsStore()
    {
        Sent(_laptop);
        While("storage.wiped", _laptop, () =>
        {
            _laptop.StoreLost = true;
            _laptop.Say("warning", "[MAESTRO RISK] Local store lost");
            _laptop.Load();
            _laptop.ReadStatus();
        });
    }

    /// <summary>A device that is cut off and the other have one effect each of the same key.</summary>
    private void Apart(MadeDevice device) => Cut(device, () =>
    {
        var operation = MadeOperation.Of(_script, "GREEN");
        Send(device, operation);
        Send(device == _phone ? _laptop : _phone, operation.Again());
    });

    private void Cut(MadeDevice device, Action act)
    {
        device.Online = false;
        While("network.offline", device, act);
        device.Online = true;
        device.Drain();
    }

    private void While(string fault, MadeDevice device, Action act)
    {
        var id = ++_faults;
        _script.Add(new FaultInjected(id, fault, null), device.Name, 1);
        _script.Add(new FaultReceipt(id, fault, InForce: true, "it was seen"), device.Name);
        act();
        _script.Add(new FaultHealed(id, fault, Healed: true, "it was seen no more"), device.Name);
    }

    private void ByHost(MadeDevice device)
    {
        var operation = MadeOperation.Of(_script, "");
        device.Invoke(operation, Route.Perform);
        device.Apply(operation);
        device.Answer(operation, Route.Perform, new JsonObject { ["durable"] = true });
    }

    private void Disabled(MadeDevice device)
    {
        _script.Add(new Deployed("host", "disabled"));
        device.Load("disabled", "Desk is ready");
        device.ReadDatabases();
        device.Load("disabled", "Desk is ready");
        _script.Add(new Deployed("host", "enabled"));
        _phone.Load();
        _laptop.Load();
    }

    /// <summary>The record of the last operation still waits in the outbox.</summary>
    private void End()
    {
        var last = MadeOperation.Of(_script, "GREEN");
        _phone.Invoke(last, Route.Execute);
        _phone.Execute(last);
        Answer(_phone, last, Route.Execute);
        _script.Add(new PhaseStarted(Phase.Recovery));
        _script.Add(new RestAwaited(Rests: true, 20, 10_000, null), _laptop.Name, 1);
        _script.Add(new PhaseStarted(Phase.TearDown));
        _phone.ReadLast();
        _laptop.ReadLast();
        foreach (var (table, row) in _phone.Stored.Concat(_laptop.Stored))
        {
            _script.Add(new ServerRow(table, row));
        }

        _script.Add(new ScenarioEnded());
    }
}
