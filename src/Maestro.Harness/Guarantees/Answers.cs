using System.Text.Json;
using System.Text.Json.Nodes;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>What a client's answer says.</summary>
internal static class Answers
{
    /// <summary>Whether the answer has this flag, and it is true.</summary>
    public static bool Says(this OperationReturned returned, string flag) =>
        returned.Answer is JsonObject answer && answer[flag]?.GetValueKind() is JsonValueKind.True;
}
