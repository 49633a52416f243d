# A link between two TUN devices that delays and loses packets, one by one and each way, as netem does.
# Arguments: the devices' names, delay and jitter in ms, loss in per cent. Says "ready" on stdout; ends when stdin ends.
# Perl, because a TUN device is opened by an ioctl, which Node has not, and because every Debian has it.
use strict;
use warnings;
use Fcntl;
use Time::HiRes qw(time);

my ($here, $there, $delay, $jitter, $loss) = @ARGV;
my @ends = (device($here), device($there));
my @underway;    # [when it arrives, where, packet]
$| = 1;
print "ready\n";

while (1) {
    my $wanted = '';
    vec($wanted, fileno($_), 1) = 1 for @ends, \*STDIN;
    my $now = time;
    my ($next) = sort { $a <=> $b } map { $_->[0] } @underway;
    select($wanted, undef, undef, defined $next ? ($next > $now ? $next - $now : 0) : undef);
    if (vec($wanted, fileno(STDIN), 1)) {
        exit 0 unless sysread(STDIN, my $ignored, 4096);
    }
    for my $way (0, 1) {
        next unless vec($wanted, fileno($ends[$way]), 1);
        next unless sysread($ends[$way], my $packet, 65536);
        next if rand(100) < $loss;
        push @underway, [time + ($delay + (rand(2) - 1) * $jitter) / 1000, $ends[1 - $way], $packet];
    }
    $now = time;
    # What arrives at an end that is down is refused, and so is gone.
    syswrite($_->[1], $_->[2]) for sort { $a->[0] <=> $b->[0] } grep { $_->[0] <= $now } @underway;
    @underway = grep { $_->[0] > $now } @underway;
}

sub device {
    my ($name) = @_;
    sysopen(my $file, '/dev/net/tun', O_RDWR) or die "/dev/net/tun: $!\n";
    # TUNSETIFF with IFF_TUN | IFF_NO_PI.
    my $request = pack('a16 s x22', $name, 0x1001);
    ioctl($file, 0x400454ca, $request) or die "TUN device $name: $!\n";
    return $file;
}
