/** English: 1024 short, distinct, inoffensive words, 10 bits each. One string, so that it travels small. */
export const words =
  'acorn actor agate alder alley almond alpaca amber anchor angle ant anvil apple apron arc arena aroma aspen aster ' +
  'atlas atoll atom attic aunt aurora autumn avenue axle azure badger bag bagel baker ball ballad ballet bamboo ' +
  'banana banjo bank barley barn barrel basalt basil basin basket bay beach beacon beagle beak bean bear beaver bee ' +
  'beech beetle beige bell belt bench beret berry bike binary binder birch bison blouse blue boat bold bongo bonnet ' +
  'book boot bottle bowl box branch brass brave bread breeze brick bridge bridle bright brisk broad bronze brook ' +
  'broom broth brunch brush bubble bucket buckle bud bugle bulb bun burrow bus butter button buzz cabin cable cactus ' +
  'cafe cake calm camel camera camp canal candle candy canoe canvas canyon cap cape car card carp carpet carrot cart ' +
  'case cashew castle cat cave cavern cedar celery cellar cello chair chalk charm chart cheese chef cherry chess ' +
  'chime chisel chive choir chord chorus chrome cicada cinema circle circus city clam clamp clay clear clever cliff ' +
  'climb cloak clock closet cloud clove clover coast cobalt cocoa cod coffee coin collie comb comet cone cook cookie ' +
  'cool copper coral cord corgi cornet corral cosmos cotton couch cousin cover crab cradle crane crate crayon cream ' +
  'cress crisp crocus cube cuckoo cumin cup curry cursor curve cyan dahlia daisy dale dancer dash dawn day deep deer ' +
  'delta den denim depot desert desk detail dew diary dice dill dingo dinner dish dock doctor dog domino door dot ' +
  'double dove dozen drake drawer dream drift drive drop drum duet dune dusk dust duvet eager eagle early easel east ' +
  'ebony echo eddy editor egg egret eider eight elk elm ember emblem emu engine eraser essay fable factor falcon farm ' +
  'faucet feast felt fence fennel fern ferret ferry field fife fig figure fin finch fir fjord flame flask flavor flax ' +
  'fleece flint float flute fly foal foam fog folder folk forest fork fox frame fresh fridge friend frog frost fudge ' +
  'fugue galaxy gale garage garden garlic garnet gate gear gecko gelato gentle gerbil geyser gift ginger glad glass ' +
  'glen glide globe glove goal goat gold golf gong goose gorge grand grape graph grater gravel gravy gray great green ' +
  'grouse grove guava guide guitar gulf gull guppy gust half hamlet handle happy harbor harp hat haven hawk haze ' +
  'hazel hearth heath hedge helmet heron hike hill hinge hive hockey holly honest honey hoodie hoof hoop hope horse ' +
  'hose hotel hound hour hum humble hummus hut ibis ice icicle idea igloo iguana impala index indigo ink inlet inn ' +
  'iris iron island isle ivory ivy jacket jade jaguar jam jar jasper jay jazz jelly jester jog jolly jug juice jump ' +
  'jungle kale kayak kazoo keen kernel kettle keypad khaki kimono kind kiosk kite kitten kiwi knob koala ladder ladle ' +
  'lagoon lake lamb lamp lane larch lark laser latch laurel lawn leaf leap leek legend lemon lemur lens lentil letter ' +
  'level lever lichen lilac lily lime line linen linnet lion lively lizard llama lock lodge loyal lucky lunch lute ' +
  'lychee lynx lyre macaw magic magnet magpie mane mango map maple marble march marker market maroon marsh marten ' +
  'mast mat matrix mauve meadow medal melody melon memo menu merry meteor metro mild milk mill millet mink minnow ' +
  'mint minute mirror mist mitten mixer model modem modest moment month moon moor moose mop mosaic moss moth motif ' +
  'motor mud muesli muffin mug mural murmur museum myrtle myth napkin navy nebula nectar needle nest net nettle newt ' +
  'nickel nine noble noodle noon north note nougat novel number nutmeg nylon oak oar oasis oat oboe ocean ocelot ' +
  'ochre octave okapi olive omelet onion onyx opal opera optic orange orbit orca orchid origin oryx osprey otter oval ' +
  'oven owl oyster packet paddle page pajama palace palm panda pansy papaya paper parade park parka parrot party ' +
  'pasta path paw pea peach peanut pearl pebble pecan peeler pencil penny peony pepper perch pesto petal photo photon ' +
  'piano pickle picnic pie pigeon pike pillow pilot pin piston pixel pizza planet plank plate plaza pliers plug plum ' +
  'poem poet polite polka pollen poncho pond pony poodle poplar porch port possum potato potter pouch prawn prism ' +
  'prize proton proud prune puck puddle puffin pulley pulse puma pump purple puzzle quail quartz quick quiet quilt ' +
  'quince rabbit racket radar radio radish raisin rake ramen ranger rasp raven ready recipe reef refuge reggae relish ' +
  'resin rhythm ribbon rice riddle ride ridge ripple river road roam robin robot rocket roof rook root rope rotor ' +
  'round row rowan ruby rudder rug rugby ruler rumba run sack saddle saga sage sailor salad salmon salt samba sample ' +
  'sand sandal satin sauce scale scarf scent scone scout screen sea seal season second sedge seed seesaw server seven ' +
  'shawl sheep shelf shell ship shirt shoe shop shore shovel shrew sieve signal silk silver simple singer single sink ' +
  'sister skate sketch ski skip slate sledge sleet sleigh slope smart smooth snack snail snow soap soar soccer sock ' +
  'socket soda sofa soft soil solid solo sonar sonata sorbet soup south spade spark sphere spin spiral splash sponge ' +
  'spoon spray sprint spruce squall square squash squid stable stall stamp star statue steady steel stem steppe stew ' +
  'stoat stork storm story stove strap stream street string stroll sturdy suede sugar summer summit sun sunny sunset ' +
  'supper surf sushi swamp swan swim swing switch syrup tabla taco taiga tailor tall tango tapir tart taste teal ' +
  'teapot teddy tempo ten tennis tent tern tetra theme thread three thyme tiara tide tiger tile title toad toast ' +
  'today toffee tofu token tomato topaz toucan towel tower town track trail train tram tray treat treble trio triple ' +
  'trophy tropic trout trowel truck trunk tuba tulip tuna tundra tune tunnel turkey turnip turtle tweed twig twine ' +
  'twirl uncle vacuum valley valve van vase vector velvet verse vest video villa viola violet violin voice vole wafer ' +
  'waffle wagon waiter walk wall wallet walnut walrus waltz wander warm watch water wave wax weaver web week west ' +
  'whale wharf wheat wheel whisk wick wide willow wind window wing winter wire wise wish witty wizard wok wolf wombat ' +
  'wonder wool wren wrench writer yak yarn year yew yoga yoyo yurt zebra zero zinc zinnia zipper';
