using BenchmarkDotNet.Running;
using CampaignMetrics.Benchmarks;

if (args is ["deserialize", var file]) return DeserializeLoop.Run(file);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
