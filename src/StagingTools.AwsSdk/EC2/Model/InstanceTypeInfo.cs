namespace Amazon.EC2.Model;

public class InstanceTypeInfo
{
    public InstanceType? InstanceType { get; set; }
    public VCpuInfo? VCpuInfo { get; set; }
}
