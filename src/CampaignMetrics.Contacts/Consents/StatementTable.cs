using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace CampaignMetrics.Contacts.Consents;

/// <summary>What was stated of each contact, in an order in which the last statement holds. The order of arrival does not matter, nor do
/// copies. Thread-safe.</summary>
internal sealed class StatementTable<T>(IComparer<T> order) where T : class
{
    private readonly ConcurrentDictionary<ContactId, ImmutableSortedSet<T>> _statements = new();
    private readonly ImmutableSortedSet<T> _none = ImmutableSortedSet.Create(order);

    /// <summary>Adds a statement.</summary>
    /// <returns>Whether it was not known yet.</returns>
    public bool Add(ContactId contact, T statement)
    {
        while (true)
        {
            var own = _statements.GetOrAdd(contact, _none);
            var more = own.Add(statement);
            if (ReferenceEquals(more, own)) return false;
            if (_statements.TryUpdate(contact, more, own)) return true;
        }
    }

    /// <summary>A contact's statements, the one that holds last.</summary>
    public ImmutableSortedSet<T> Of(ContactId contact) => _statements.GetValueOrDefault(contact, _none);

    /// <summary>All contacts and their statements, in no particular order.</summary>
    public KeyValuePair<ContactId, ImmutableSortedSet<T>>[] All() => _statements.ToArray();

    public void Remove(ContactId contact) => _statements.TryRemove(contact, out _);
}
