using System.Text.Json.Nodes;

namespace Maestro.Harness.History.Events;

/// <summary>One row of the service, as it stood at the end.</summary>
/// <param name="Table">claims, audit or tasks.</param>
/// <param name="Row">Its columns by name.</param>
/// <param name="Canaries">Canaries of the scenario found in it.</param>
[Event("server-row")]
public sealed record ServerRow(string Table, JsonObject Row, IReadOnlyList<string>? Canaries = null) : HistoryEvent;

/// <summary>The service's audit log as it was seen on the way.</summary>
/// <param name="Items">Each record's item id with the hash of its content.</param>
[Event("audit-read")]
public sealed record AuditRead(IReadOnlyDictionary<string, string> Items) : HistoryEvent;

/// <summary>Another build is deployed: loads from now on get it.</summary>
/// <param name="Host">Of the deployment, without a port.</param>
/// <param name="Build">Its name.</param>
[Event("deployed")]
public sealed record Deployed(string Host, string Build) : HistoryEvent;

/// <summary>A monitor scraped the service, as Prometheus does.</summary>
/// <param name="Minute">Of the service's own time, from 0 at the first scrape of the scenario.</param>
/// <param name="Samples">Each series with its value.</param>
[Event("metrics-scraped")]
public sealed record MetricsScraped(int Minute, IReadOnlyDictionary<string, double> Samples) : HistoryEvent;
