using System.Numerics;

namespace CampaignMetrics.Geolocation.MaxMindDb;

/// <summary>A direct-mapped cache of the countries of records, of at most 1 MiB, so that it stays in the processor's cache.</summary>
/// <remarks>
/// A slot is a single 64-bit number (the record's offset, then the country's number plus one) that is read and written atomically, so no
/// lock is needed. 0 is an empty slot.
/// </remarks>
internal sealed class CountryCache
{
    // 2^17 slots of 8 bytes are 1 MiB. Records rarely take less than 16 bytes, so smaller files get fewer slots.
    private const int MostSlots = 1 << 17;
    private const int SmallestRecord = 16;
    private const int NumberBits = 16;

    private readonly ulong[] _slots;
    private readonly int _shift;

    public CountryCache(int dataLength)
    {
        _slots = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(dataLength / SmallestRecord, 2, MostSlots))];
        _shift = 32 - BitOperations.Log2((uint)_slots.Length);
    }

    public bool TryGet(int offset, out string? code)
    {
        var slot = Volatile.Read(ref _slots[Index(offset)]);
        var number = (int)(slot & ((1 << NumberBits) - 1)) - 1;
        var isHit = number >= 0 && slot >> NumberBits == (uint)offset;
        code = isHit ? CountryCodes.At(number) : null;
        return isHit;
    }

    public void Set(int offset, string? code) =>
        Volatile.Write(ref _slots[Index(offset)], (ulong)offset << NumberBits | (uint)(CountryCodes.NumberOf(code) + 1));

    // Fibonacci hashing: the high bits of the product depend on all bits of the offset.
    private int Index(int offset) => (int)((uint)offset * 0x9E37_79B1u >> _shift);
}
