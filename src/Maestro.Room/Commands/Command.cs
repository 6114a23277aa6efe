using System.Text.Json.Serialization;
using Maestro.Harness.Rehearsal;
using Maestro.Room.Access;

namespace Maestro.Room.Commands;

/// <summary>Something that somebody in the room wants done: `{ "do": "reload", "everywhere": true }`.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(BeginCommand), "begin")]
[JsonDerivedType(typeof(TypeCommand), "type")]
[JsonDerivedType(typeof(ReloadCommand), "reload")]
[JsonDerivedType(typeof(DeployCommand), "deploy")]
[JsonDerivedType(typeof(DeclareCommand), "declare")]
[JsonDerivedType(typeof(PickCommand), "pick")]
[JsonDerivedType(typeof(InjectCommand), "inject")]
[JsonDerivedType(typeof(HealCommand), "heal")]
[JsonDerivedType(typeof(AbortCommand), "abort")]
public abstract record Command
{
    /// <summary>Who may, at least.</summary>
    internal virtual Role Needs => Role.Operator;

    internal abstract Task<object?> GoAsync(RehearsalSession session);
}
