using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>Counted opens and clicks by mail client and device. A message counts as unique only where its first open or click was, so
/// the rows add up to the total.</summary>
/// <param name="Client">The client's name; <c>unknown</c> when not known.</param>
/// <param name="Device"><c>desktop</c>, <c>mobile</c>, <c>tablet</c>, <c>other</c> or <c>unknown</c>.</param>
/// <param name="Opens">Opens.</param>
/// <param name="Clicks">Clicks.</param>
[JsonConverter(typeof(DataConverter<ClientReport>)), JsonForm<ClientReportConverter>]
public sealed record ClientReport(string Client, string Device, EventCount Opens, EventCount Clicks);

/// <summary>Counted opens and clicks by device. A message counts as unique only where its first open or click was.</summary>
/// <param name="Device"><c>desktop</c>, <c>mobile</c>, <c>tablet</c>, <c>other</c> or <c>unknown</c>.</param>
/// <param name="Opens">Opens.</param>
/// <param name="Clicks">Clicks.</param>
[JsonConverter(typeof(DataConverter<DeviceReport>)), JsonForm<DeviceReportConverter>]
public sealed record DeviceReport(string Device, EventCount Opens, EventCount Clicks);
