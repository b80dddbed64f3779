using Amazon.Runtime;

namespace Amazon.EC2;

public class InstanceStateName(string value) : ConstantClass(value)
{
    public static readonly InstanceStateName Pending = new("pending");
    public static readonly InstanceStateName Running = new("running");
    public static readonly InstanceStateName ShuttingDown = new("shutting-down");
    public static readonly InstanceStateName Stopped = new("stopped");
    public static readonly InstanceStateName Stopping = new("stopping");
    public static readonly InstanceStateName Terminated = new("terminated");

    public static InstanceStateName FindValue(string value) => FindValue<InstanceStateName>(value);

    public static implicit operator InstanceStateName(string value) => FindValue(value);
}

public class InstanceLifecycleType(string value) : ConstantClass(value)
{
    public static readonly InstanceLifecycleType CapacityBlock = new("capacity-block");
    public static readonly InstanceLifecycleType Scheduled = new("scheduled");
    public static readonly InstanceLifecycleType Spot = new("spot");

    public static InstanceLifecycleType FindValue(string value) => FindValue<InstanceLifecycleType>(value);

    public static implicit operator InstanceLifecycleType(string value) => FindValue(value);
}

public class InstanceType(string value) : ConstantClass(value)
{
    public static readonly InstanceType T3Micro = new("t3.micro");
    public static readonly InstanceType T3Small = new("t3.small");
    public static readonly InstanceType T3Medium = new("t3.medium");

    public static InstanceType FindValue(string value) => FindValue<InstanceType>(value);

    public static implicit operator InstanceType(string value) => FindValue(value);
}

public class NetworkInterfaceStatus(string value) : ConstantClass(value)
{
    public static readonly NetworkInterfaceStatus Available = new("available");
    public static readonly NetworkInterfaceStatus Associated = new("associated");
    public static readonly NetworkInterfaceStatus Attaching = new("attaching");
    public static readonly NetworkInterfaceStatus InUse = new("in-use");
    public static readonly NetworkInterfaceStatus Detaching = new("detaching");

    public static NetworkInterfaceStatus FindValue(string value) => FindValue<NetworkInterfaceStatus>(value);

    public static implicit operator NetworkInterfaceStatus(string value) => FindValue(value);
}

public class NetworkInterfaceType(string value) : ConstantClass(value)
{
    public static readonly NetworkInterfaceType Interface = new("interface");
    public static readonly NetworkInterfaceType Lambda = new("lambda");
    public static readonly NetworkInterfaceType LoadBalancer = new("load_balancer");
    public static readonly NetworkInterfaceType NatGateway = new("natGateway");
    public static readonly NetworkInterfaceType VpcEndpoint = new("vpc_endpoint");

    public static NetworkInterfaceType FindValue(string value) => FindValue<NetworkInterfaceType>(value);

    public static implicit operator NetworkInterfaceType(string value) => FindValue(value);
}

public class VpcState(string value) : ConstantClass(value)
{
    public static readonly VpcState Available = new("available");
    public static readonly VpcState Pending = new("pending");

    public static VpcState FindValue(string value) => FindValue<VpcState>(value);

    public static implicit operator VpcState(string value) => FindValue(value);
}
