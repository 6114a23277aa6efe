namespace Maestro.Room.Views;

/// <summary>What can be looked at besides what happens.</summary>
public enum View
{
    /// <summary>Databases, stores and their records, what is used of how much.</summary>
    Storage,

    /// <summary>The service's health check and metrics.</summary>
    Service,

    /// <summary>The client's page in words, for whoever does not see pictures.</summary>
    Words,
}
