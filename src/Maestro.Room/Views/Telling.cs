using System.Text.Json;
using System.Text.Json.Nodes;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Rehearsal;
using Maestro.Room.Access;

namespace Maestro.Room.Views;

/// <summary>
/// What is told to whom. A facilitator is told everything. Everybody else sees what an operator at a real incident would: what the page
/// logs and asks for, and what was done; the rest once the rehearsal tells it.
/// </summary>
internal static class Telling
{
    /// <summary>Null for what is not told.</summary>
    public static JsonNode? Of(HistoryEvent happened, bool all) => happened switch
    {
        ConsoleSaid or PageErrored or DialogOpened or PageOpened or PageClosed or PageCrashed or SignedIn or SignedOut
            or RequestTried or ResponseSeen or RequestFailed or ConsoleAnswered or Calm or RehearsalEnded
            or OperatorDid { Who: Actor.Operator } => Written(happened),
        IncidentNamed or PlaybookPicked => all ? Written(happened) : Without(Written(happened), "right"),
        OperatorDid or IncidentStruck or SymptomSeen or StepSeen or FaultInjected or FaultReceipt or FaultHealed or HarmSeen
            or GuaranteeBroken or IncidentRecovered or Broke => all ? Written(happened) : null,
        _ => null,
    };

    public static JsonNode Of(RehearsalState state, Role role)
    {
        var all = IsAll(state, role);
        var told = all ? state : state with
        {
            Stretch = state.Stretch is Stretch.Struck ? Stretch.Calm : state.Stretch,
            StruckAt = null,
            DetectedAt = null,
            DiagnosedAt = null,
            Incidents = [],
            Faults = [],
            Harms = [],
            Broken = [],
        };
        var written = JsonSerializer.SerializeToNode(told, HistoryJson.Options)!;
        if (!all)
        {
            foreach (var said in written["named"]!.AsArray().Concat(written["picked"]!.AsArray()))
            {
                Without(said!, "right");
            }
        }

        return written;
    }

    public static bool IsAll(RehearsalState state, Role role) => role is Role.Facilitator || state.IsTold;

    private static JsonNode Written(HistoryEvent happened) => JsonSerializer.SerializeToNode(happened, HistoryJson.Options)!;

    private static JsonNode Without(JsonNode written, string name)
    {
        written.AsObject().Remove(name);
        return written;
    }
}
