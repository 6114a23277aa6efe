namespace Maestro.Room.Access;

/// <summary>What somebody in the room may do. Each may what those before it may.</summary>
public enum Role
{
    /// <summary>Watches.</summary>
    Observer,

    /// <summary>Sits at the console.</summary>
    Operator,

    /// <summary>Runs the rehearsal: sees everything, and adds faults by hand.</summary>
    Facilitator,
}
