using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace CampaignMetrics.Collections;

/// <summary>
/// Tells the processor to load a cache line that will be read soon, so that it waits for many lines at once instead of one after the other.
/// A hint without any effect on results: it is safe for any place at any time.
/// </summary>
internal static class Prefetch
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Line<T>(ref readonly T place)
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in place)));
    }
}
