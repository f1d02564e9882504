using CampaignMetrics.Collections;
using CampaignMetrics.Messages;
using CampaignMetrics.Time;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>
/// Counts opens and clicks by hour of the week in the contact's own time zone, which is that of the place of the contact's first open by a
/// person. Events are collected until the contact ends, since only then the first open is known.
/// </summary>
internal sealed class LocalHoursTally(PlaceTable places, bool hasPlaces, long from, long to)
{
    private readonly HoursSum _hours = new();
    // By zone name; null for one that the system does not know.
    private readonly Dictionary<string, ZoneClock?> _clocks = new(StringComparer.Ordinal);
    private readonly List<(long At, bool IsOpen)> _events = [];
    private FirstOpen? _first;

    /// <summary>Adds a message of the contact.</summary>
    /// <param name="counted">The message.</param>
    /// <param name="fold">Gives the ids of entries, which decide between opens at one instant.</param>
    public void Add(in Counted counted, MessageFold fold)
    {
        // Only a geolocation database knows time zones.
        if (!hasPlaces) return;
        var entries = counted.Message.Entries;
        for (var i = 0; i < entries.Length; i++)
        {
            if (!counted.Counts(i) || entries[i].Type is not (EventType.Opened or EventType.Clicked)) continue;
            _events.Add((entries[i].At, entries[i].Type == EventType.Opened));
            if (entries[i].Type == EventType.Opened && counted.Message.Labels[i].Actor == Actor.Human) Consider(counted, i, fold);
        }
        // The click itself was added as a click above; the open that it implies comes in addition.
        if (counted.Counter.IsImplied) _events.Add((entries[counted.FirstOpen!.Value].At, true));
    }

    /// <summary>Ends a contact, all of whose messages were added.</summary>
    public void End()
    {
        if (_events.Count == 0) return;
        if (_first is { TimeZone: { } zone } && ClockOf(zone) is { } clock)
        {
            _hours.Contacts++;
            foreach (var (at, isOpen) in _events)
                (isOpen ? _hours.Opens : _hours.Clicks)[HoursSum.HourOf(clock.LocalAt(at))]++;
        }
        _events.Clear();
        _first = null;
    }

    public void WriteTo(ReportSums sums) => sums.LocalHours.Add(_hours);

    private void Consider(in Counted counted, int index, MessageFold fold)
    {
        ref readonly var entry = ref counted.Message.Entries[index];
        if (_first is not null && entry.At > _first.At) return;
        var id = System.Text.Encoding.UTF8.GetString(fold.IdOf(entry));
        if (_first is not null && entry.At == _first.At && CodePoints.Compare(id, _first.Id) >= 0) return;
        // Kept even without a place: the very first open decides, whether its zone is known or not.
        var place = places.IsProxied(entry, counted.Message.Labels[index]) ? Slot.None : places.Of(entry);
        _first = new FirstOpen(entry.At, id, place == Slot.None ? null : places[place].TimeZone);
    }

    private ZoneClock? ClockOf(string zone)
    {
        if (_clocks.TryGetValue(zone, out var clock)) return clock;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known)) clock = new ZoneClock(known, from, to);
        _clocks.Add(zone, clock);
        return clock;
    }

    private sealed record FirstOpen(long At, string Id, string? TimeZone);
}
