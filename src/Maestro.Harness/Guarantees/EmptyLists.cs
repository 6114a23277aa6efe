using System.Text.Json;
using System.Text.Json.Nodes;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>
/// Empty lists of receipts that tell for certain that a tenant has none: its person alone was ever signed in on the device, and what the page
/// says of itself around the look is that MAESTRO is on, that its store answers and that the session is accepted. A page without MAESTRO
/// answers with an empty list too. What was said before a fault, or before the page was loaded, says nothing of a look after it.
/// </summary>
internal static class EmptyLists
{
    /// <summary>A store that does not answer is taken for an empty one after some seconds; milliseconds.</summary>
    private const double Prompt = 1000;

    /// <summary>The tenant by the number of the event.</summary>
    public static IReadOnlyDictionary<long, string> Of(ScenarioHistory history)
    {
        var devices = new Dictionary<string, Device>(StringComparer.Ordinal);
        foreach (var happened in history.Events)
        {
            if (happened.Device is { } name)
            {
                (devices.TryGetValue(name, out var device) ? device : devices[name] = new Device()).See(happened);
            }
        }

        return devices.Values.SelectMany(device => device.Certain()).ToDictionary();
    }

    private sealed class Device
    {
        private readonly People _people = new();
        private readonly Dictionary<int, Page> _pages = [];
        private readonly Dictionary<long, string> _certain = [];
        private double _signedIn;

        /// <summary>Its store may have lost something, or memory alone held something.</summary>
        private bool _mayLack;

        public void See(HistoryEvent happened)
        {
            switch (happened)
            {
                case SignedIn or SignedOut:
                    _people.See(happened);
                    _signedIn = happened.At;
                    _pages.Clear();
                    break;
                case FaultInjected or FaultHealed:
                    _mayLack |= happened is FaultInjected fault && StoreFaults.Touch(fault);
                    _pages.Clear();
                    break;
                case OperatorDid { Did: Deed.Typed or Deed.Clicked or Deed.Pressed } deed:
                    _mayLack |= !deed.What.Contains("maestro_secrets", StringComparison.Ordinal);
                    break;
                case PageOpened or PageClosed or PageCrashed:
                    _pages.Remove(happened.Tab ?? 0);
                    break;
                case OperationReturned { Answer: JsonObject answer }:
                    _mayLack |= IsFalse(answer["durable"]);
                    break;
                case StatusRead read:
                    Says(happened, read.Status);
                    break;
                case PageRead read:
                    Says(happened, read.Status);
                    break;
                case RestAwaited rest:
                    Says(happened, rest.Status);
                    break;
                case ReceiptsRead { Receipts: JsonArray { Count: 0 } } read
                    when !_mayLack && read.Milliseconds < Prompt && _signedIn < happened.At - read.Milliseconds
                        && _people is { Now: { } tenant, MayHideRecords: false }:
                    Of(happened).Looks.Add(happened.Seq, tenant);
                    break;
            }
        }

        /// <summary>Nothing is read of a page after its last look but what was read before it.</summary>
        public IEnumerable<KeyValuePair<long, string>> Certain() =>
            _certain.Concat(_pages.Values.Where(page => page.IsWell is true).SelectMany(page => page.Looks));

        private void Says(HistoryEvent happened, JsonNode? status)
        {
            var page = Of(happened);
            var wasWell = page.IsWell is not false;
            page.IsWell = IsWell(status);
            _mayLack |= IsFalse((status as JsonObject)?["durable"]);
            if (wasWell && page.IsWell is true)
            {
                foreach (var (look, tenant) in page.Looks)
                {
                    _certain.Add(look, tenant);
                }
            }

            page.Looks.Clear();
        }

        private Page Of(HistoryEvent happened) =>
            _pages.TryGetValue(happened.Tab ?? 0, out var page) ? page : _pages[happened.Tab ?? 0] = new Page();
    }

    /// <summary>A page since it was loaded.</summary>
    private sealed class Page
    {
        /// <summary>Null: it has not said so yet.</summary>
        public bool? IsWell { get; set; }

        /// <summary>Since it last said how it is.</summary>
        public Dictionary<long, string> Looks { get; } = [];
    }

    private static bool IsWell(JsonNode? status) =>
        status is JsonObject says && says["mode"]?.GetValueKind() is JsonValueKind.String && (string?)says["mode"] is "on"
        && says["signed_in"]?.GetValueKind() is JsonValueKind.True && says["store_silent"]?.GetValueKind() is not JsonValueKind.True;

    private static bool IsFalse(JsonNode? flag) => flag?.GetValueKind() is JsonValueKind.False;
}
