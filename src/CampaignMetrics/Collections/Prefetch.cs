using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace CampaignMetrics.Collections;

/// <summary>
/// Asks for memory that will be read soon, so that the processor waits for
/// many places at once. Changes nothing, and may name any place at any time.
/// </summary>
internal static class Prefetch
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Line<T>(ref readonly T place)
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in place)));
    }
}
