using CampaignMetrics.Engine.Store;

namespace CampaignMetrics.Ledger;

/// <summary>Sorts the contacts of stores by their keys, since their order in the stores differs from run to run.</summary>
internal static class ContactOrder
{
    /// <summary>Where a contact is: 8 bytes, all that the sorting keeps of each.</summary>
    private readonly record struct Place(int Store, int Contact);

    /// <summary>All contacts: those of the stores in memory sorted together, then those of the spilled stores one part after the other,
    /// since only one of them fits into memory at a time.</summary>
    public static IEnumerable<(MessageStore Store, int Contact)> Of(IReadOnlyList<MessageStore> stores)
    {
        var inMemory = stores.Where(store => !store.IsSpilled).ToList();
        foreach (var contact in Sorted([.. inMemory.Select(store => store.Whole())])) yield return contact;
        foreach (var part in stores.Except(inMemory).SelectMany(store => store.Parts()))
            foreach (var contact in Sorted([part])) yield return contact;
    }

    private static IEnumerable<(MessageStore Store, int Contact)> Sorted(IReadOnlyList<MessageStore> stores)
    {
        var places = new List<Place>();
        for (var i = 0; i < stores.Count; i++)
            lock (stores[i].Gate)
                for (var contact = 0; contact < stores[i].Contacts.Count; contact++) places.Add(new Place(i, contact));
        places.Sort((x, y) => stores[x.Store].Contacts[x.Contact].SequenceCompareTo(stores[y.Store].Contacts[y.Contact]));
        foreach (var place in places) yield return (stores[place.Store], place.Contact);
    }
}
